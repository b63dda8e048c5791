@echo off
rem Opens the classroom in the browser. The first start installs it, from this folder and the internet.
setlocal
set "HERE=%~dp0"
set "WHEEL="
set "HOME_OF_IT=%LOCALAPPDATA%\framing-classroom"
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>nul
if errorlevel 1 (
  echo This needs Python 3.11 or later. Get it from https://www.python.org/downloads/ and start again.
  pause
  exit /b 1
)
for %%W in ("%HERE%framing_toolkit-*.whl") do set "WHEEL=%%~fW"& set "NAME=%%~nxW %%~zW"
if not defined WHEEL (
  echo A file framing_toolkit-....whl belongs beside this script. Unpack classroom.zip again, all of it.
  pause
  exit /b 1
)
set "DONE="
if exist "%HOME_OF_IT%\installed" set /p DONE=<"%HOME_OF_IT%\installed"
if not "%DONE%"=="%NAME%" (
  echo Installing, once. This takes some minutes and needs the internet.
  py -3 -m venv --clear "%HOME_OF_IT%" || goto failed
  "%HOME_OF_IT%\Scripts\python" -m pip install -qq --disable-pip-version-check "%WHEEL%[app]" || goto failed
  >"%HOME_OF_IT%\installed" echo %NAME%
)
echo The classroom opens in your browser. Keep this window open; close it to stop.
"%HOME_OF_IT%\Scripts\framing" app %*
exit /b 0
:failed
echo It could not be installed. Check the internet connection and start again.
pause
exit /b 1
