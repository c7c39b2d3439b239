/* The first process of every pod sandbox: holds the pod's namespaces, ends when told to, and reaps what
   the containers orphan when they share its process namespace. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void end(int signal_number)
{
    (void)signal_number;
    _exit(0);
}

static void reap(int signal_number)
{
    (void)signal_number;
    while (waitpid(-1, NULL, WNOHANG) > 0) {
    }
}

static void handle(int signal_number, void (*handler)(int), int flags)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};

    if (sigaction(signal_number, &action, NULL) < 0) {
        perror("sigaction");
        exit(1);
    }
}

int main(void)
{
    if (getpid() != 1) {
        fputs("pause: should be the first process of its namespace\n", stderr);
    }
    /* As process 1 it ignores every signal it has no handler for. */
    handle(SIGINT, end, 0);
    handle(SIGTERM, end, 0);
    handle(SIGCHLD, reap, SA_NOCLDSTOP);
    for (;;) {
        pause();
    }
}
