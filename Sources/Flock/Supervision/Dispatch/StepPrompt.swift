import Agents
import Domain

/// What an agent is asked at one step of a task: the task, what the steps before have left to it, and what came of the
/// attempt before.
struct StepPrompt: Hashable {
    let entry: TaskEntry
    let step: TaskStep
    let kind: WorkerKind
    var carried: [StepCarry] = []
    /// What the attempt at this step before this one came to.
    var attemptBefore: String?

    /// A command is run as it stands, at whichever step.
    var text: String {
        guard kind.takesPrompt else { return entry.plan.text }
        // The task comes last: what it says stays whole, whatever it ends with.
        return [role, before, failed, entry.plan.text].compactMap(\.self).joined(separator: "\n\n")
    }

    private var role: String? {
        switch step {
        case .work: nil
        case .planner:
            "Plan how to do the following task. Look at what is there, change no files, and end with the plan in a few "
                + "sentences: whoever does the work reads only that."
        case .review:
            "Review the work on the following task that stands in this worktree, committed or not. Run the tests there "
                + "are. Change nothing; end with what is right, what is wrong, and whether it can be taken over."
        case .finalize:
            "Finish the following task, on which the work in this worktree was done: mend what the review found, see "
                + "that the tests pass, and commit everything with a message that says what and why."
        }
    }

    private var before: String? {
        guard !carried.isEmpty else { return nil }
        let told = carried.map { carry in
            let followups = carry.followups.map { "\n- suggested: \($0.stepName): \($0.reason)" }.joined()
            return "## \(carry.step.rawValue)\n\(carry.summary)\(followups)"
        }
        return "What was done before:\n\n" + told.joined(separator: "\n\n")
    }

    private var failed: String? {
        attemptBefore.map { "An attempt before this one came to nothing, and its work stands here: \($0)" }
    }
}
