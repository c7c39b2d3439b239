#!/bin/bash
~/measure.sh
