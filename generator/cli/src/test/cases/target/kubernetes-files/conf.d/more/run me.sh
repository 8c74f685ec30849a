#!/bin/sh
echo more
