#!/bin/bash
~/build small-2026 v2
