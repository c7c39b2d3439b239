#!/bin/bash
cd ~ && ./launch 5 v1
