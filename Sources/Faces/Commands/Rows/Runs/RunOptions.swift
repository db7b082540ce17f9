import Domain
import Runs

/// What `roost run` takes.
enum RunOptions {
    static let agent = Option(
        "agent",
        ValueForm.text.named("AGENT"),
        "Which agent to start on the prompt, by its kind or its name in the settings; with a command, whose output "
            + "it will be"
    )
    static let prompt = Option(
        "prompt",
        short: "p",
        ValueForm.text.named("PROMPT|FILE|-"),
        "What the agent is to do: a text, a file that holds it, or - for standard input"
    )
    static let repository = Option("repo", .path.named("DIR"), "The repository that the run is for")
    static let folder = Option("cwd", .path.named("DIR"), "The folder to run in (default: --repo, else this one)")
    static let task = Option("task", .task, "The task that the run is for (default: a new one, manual-NNN)")
    static let step = Option("step", .step, "The step of the task (default: work)")
    static let timeout = Option(
        "timeout",
        .duration,
        "Stop the run after so long, which ends it with 124; 0s for never (default: run.timeout)"
    )
    static let variable = Option("env", .variable, isRepeatable: true, "Set a variable for the run")
    static let terminal = Flag("pty", "Give the run a terminal of its own; standard error is then part of its output")
    static let checkpoint = Option(
        "checkpoint",
        .duration,
        "Save the worktree so often, when files have changed; 0s for only when asked (default: checkpoints.interval)"
    )
    static let budget = Option(
        "budget",
        .budget,
        "Stop the run once it has cost so much (default: budget.run_usd); a daemon must be there to do it"
    )
    static let budgetTokens = Option("budget-tokens", .tokens, "Stop the run once it has taken so many tokens")
    static let quiet = Flag("quiet", short: "q", "Show nothing of what the run writes")
    static let detach = Flag("detach", short: "d", "Come back at once: show the id of the run and leave it to itself")
    static let attach = Flag(
        "attach",
        "Hand the run to the daemon, which is started where none runs, and show it: Ctrl-C only ends the showing"
    )
    static let prepare = Flag("prepare", "Only make the directory of the run, and show its path")

    static let all: [any OptionKey] = [
        agent, prompt, repository, folder, task, step, timeout, variable, terminal, checkpoint,
        budget, budgetTokens, quiet, detach, attach, prepare,
    ]
}

extension ValueForm where Value == TaskID {
    static var task: ValueForm {
        ValueForm(placeholder: "TASK") { (text: String) throws(ValueFault) in
            do throws(IdentifierError) { return try TaskID(text) } catch { throw ValueFault(expected: error.expected) }
        }
    }
}

extension ValueForm where Value == StepID {
    static var step: ValueForm {
        ValueForm(placeholder: "NAME") { (text: String) throws(ValueFault) in
            do throws(IdentifierError) { return try StepID(text) } catch { throw ValueFault(expected: error.expected) }
        }
    }
}

extension ValueForm where Value == GivenVariable {
    static var variable: ValueForm {
        ValueForm(placeholder: "NAME=VALUE") { (text: String) throws(ValueFault) in
            do throws(RunsError) {
                return try GivenVariable(parsing: text)
            } catch {
                throw ValueFault(expected: "NAME=VALUE, the name in letters, digits and _ and not one of roost's own")
            }
        }
    }
}
