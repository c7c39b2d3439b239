using System.Text;
using LabPlatform.Domain.Checks;
using LabPlatform.Kubernetes.Checks;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.UnitTests.Checks;

/// <summary>Nothing but an explicit success of the script and of the exec is a pass. Row 81.</summary>
public sealed class CheckAnswerTests
{
    [Fact]
    public void Passed_NeedsTheExitCodeAndTheRunnersWord_Row81()
    {
        Read(0, "exit 0", "fine\n").ShouldBe(new CheckOutcome.Passed("fine"));

        Read(0, "", "fine").ShouldBeOfType<CheckOutcome.CouldNotCheck>();
        Read(0, "exit 1", "fine").ShouldBeOfType<CheckOutcome.CouldNotCheck>();
        Read(1, "exit 0", "fine").ShouldBeOfType<CheckOutcome.CouldNotCheck>();
        Read(0, "time", "fine").ShouldBeOfType<CheckOutcome.Failed>();
        Read(null, "exit 0", "fine").ShouldBeOfType<CheckOutcome.CouldNotCheck>();
        Read(0, "exit 0 and more", "fine").ShouldBeOfType<CheckOutcome.CouldNotCheck>();
    }

    [Theory]
    [InlineData("", "The check did not pass (exit code 7).")]
    [InlineData("first\nsecond\n\n  \n", "second")]
    [InlineData("\u001b[31mred\u001b[0m \u001b]0;title\u0007text\u0007", "red text")]
    [InlineData("\u001b]52;c;aGk=\u001b\\x\r\n", "x")]
    public void Failed_LastLine_IsTheReasonAsPlainText(string output, string reason) =>
        Read(7, "exit 7", output).ShouldBe(new CheckOutcome.Failed(reason));

    [Fact]
    public void Failed_EndlessLine_IsCut() => Read(1, "exit 1", new string('x', 100_000)).Reason.Length.ShouldBe(501);

    [Theory]
    [InlineData(137, "signal 9")]
    [InlineData(139, "signal 11")]
    [InlineData(127, "sh: 1: /usr/bin/python3: not found")]
    [InlineData(127, "exit 127")]
    [InlineData(1, "Traceback (most recent call last):\n  File \"<string>\", line 1\nOSError: [Errno 28] No space left on device")]
    public void OurTrouble_IsNeverTheLearnersFailure_Row81(int code, string words) => Read(code, words, "").ShouldBeOfType<CheckOutcome.CouldNotCheck>();

    [Fact]
    public void CommandNotFoundAtTheEndOfAScript_WithWords_IsAFailure() =>
        Read(127, "exit 127", "verify.sh: line 3: helm: command not found").ShouldBeOfType<CheckOutcome.Failed>();

    [Fact]
    public void Late_SaysHowLateAndTheLastWords() =>
        Read(124, "time", "waiting…\n").ShouldBe(new CheckOutcome.Failed("The check did not finish within 120 seconds. Its last words: waiting…"));

    [Theory]
    [InlineData(0, "exit 0", "done\n")]
    [InlineData(1, "exit 1", "looking\ndone\n\n")]
    public void SaysDone_ItsLastLineIsDone_PassedWhateverTheExitCode(int code, string words, string output) =>
        Read(code, words, output, saysDone: true).ShouldBe(new CheckOutcome.Passed(""));

    [Theory]
    [InlineData(0, "", "The check did not find this step done.")]
    [InlineData(0, "done\nnot yet\n", "not yet")]
    [InlineData(1, "almost done\n", "almost done")]
    public void SaysDone_ItsLastLineIsSomethingElse_FailedWhateverTheExitCode(int code, string output, string reason) =>
        Read(code, $"exit {code}", output, saysDone: true).ShouldBe(new CheckOutcome.Failed(reason));

    [Fact]
    public void SaysDone_WhatTheRunnerSays_StillCounts_Row81()
    {
        Read(124, "time", "done\n", saysDone: true).ShouldBeOfType<CheckOutcome.Failed>();
        Read(137, "signal 9", "done\n", saysDone: true).ShouldBeOfType<CheckOutcome.CouldNotCheck>();
        Read(0, "", "done\n", saysDone: true).ShouldBeOfType<CheckOutcome.CouldNotCheck>();
        Read(null, "exit 0", "done\n", saysDone: true).ShouldBeOfType<CheckOutcome.CouldNotCheck>();
    }

    private static CheckOutcome Read(int? code, string words, string output, bool saysDone = false) => CheckAnswer.Read(
        new ExecResult(code, Encoding.UTF8.GetBytes(output), Encoding.UTF8.GetBytes(words), Truncated: false), TimeSpan.FromSeconds(120), saysDone).Outcome;
}
