#!/bin/bash
~/build small-2024 v1
