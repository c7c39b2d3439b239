#!/bin/bash
sed -i '0,/FILL-IN/s//cook/' ~/only-the-waiter.yaml
sed -i '0,/FILL-IN/s//waiter/' ~/only-the-waiter.yaml
sed -i '0,/FILL-IN/s//8080/' ~/only-the-waiter.yaml
