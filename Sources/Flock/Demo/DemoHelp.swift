/// What `--help` says.
enum DemoHelp {
    static let version = "1.0"

    static let text = """
        roost-demo-agent plays an agent: it speaks as Claude Code does with --output-format stream-json, and does what
        its prompt says.

          roost-demo-agent --prompt TEXT        work on it, and end
          roost-demo-agent --input-format stream-json
                                                take the prompt, messages, answers and interrupts from standard input

        A plain prompt makes it up a session by itself: it looks around, writes a file or two and says what it did; the
        same seed gives the same session. A prompt with a line that begins with "demo:" is a script instead: the rest of
        the line and the lines after it, one step each (or several on a line with ;; between), or a file: demo: @FILE.

        Options
          --seed N           which session to make up (default: from the prompt)
          --pace TIME        the pause between words and steps (default: 20ms; 0s for none)
          --model NAME       the model it says it is (default: claude-sonnet-4-5-20250929, whose price is known)
          --resume ID        go on with this conversation
          --lifetime TIME    end after so long, whatever the script says (default: 10m); that ends it with 75
          --launches FILE    add a line to this file: process, start time, run (also $DEMO_LAUNCHES)
          --version          say which version this is

        Steps (TIME as in 500ms, 2s, 1m; what follows # at the beginning of a line is a remark)
          say TEXT                  a message                     think TEXT            thoughts
          edit FILE TEXT            add a line to a file          write FILE TEXT       replace a file
          replace FILE OLD | NEW    replace a text in a file, the first time that it stands there
          read FILE                 read a file                   run COMMAND           a command of the shell
          commit MESSAGE            commit all that changed       usage IN OUT          tokens of the next response
          permit COMMAND            ask whether it may run a command, and run it where that is allowed
          ask QUESTION | A | B      ask a person, with answers to choose from
          hear TIME                 wait for a message
          sleep TIME                a pause in which messages are heard
          stall silent|busy|tool|stop|retry TIME
                                    no word · a busy loop · a tool that does not end · stopped (SIGSTOP) · API retries
          rate-limit TIME [wait]    say that the limit is reached, until so long from now; end with it, or wait
          flood LINES BYTES [RATE]  so many lines of about so many bytes, RATE of them in a second
          count RATE TIME           numbered lines, RATE in a second, until it is told something; how many they were it
                                    says, and leaves in artifacts/printed of the run
          raw TEXT                  just this line                err TEXT              a line on standard error
          child TIME                leave a process behind        ignore SIGNAL         such as TERM: not to be ended so
          outcome WORD TEXT         completed, failed, blocked or needs-human: artifacts/outcome.json of the run
          follow-up KIND TEXT       a step to suggest in it: planner, review, finalize or an agent
          fail CODE                 end with this exit code       fail signal SEGV      end by a signal
          fail result TEXT          end with a result that is an error
          fail exec                 as a program that cannot be started
          first STEP · again STEP   a step of the first attempt only, or of later ones only: those are told something
                                    ahead of the script

        Where nobody can answer, a permission is denied and a question stays open. It writes only below the folder that
        it was started in; a command that a script runs may do what it likes.

        """
}
