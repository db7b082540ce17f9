package import Domain
package import Platform

/// What is asked of a launch.
package struct LaunchRequest: Sendable {
    /// How large the terminal of a run is.
    package struct Terminal: Hashable, Sendable {
        package var rows: Int
        package var columns: Int

        package init(rows: Int = 40, columns: Int = 120) {
            self.rows = rows
            self.columns = columns
        }
    }

    /// Taken from the numbers of tasks if nil.
    package var task: TaskID?
    /// Made up if nil.
    package var run: RunID?
    /// Which slot of the daemon it is for; that of nobody is zero.
    package var slot = 0
    package var step: StepID
    /// What the step is for, where it is not the agent's own work.
    package var stepKind: StepKind?
    package var kind: WorkerKind
    /// What the program is given, its own name first.
    package var command: [String]
    /// The folder of the run, absolute, links followed.
    package var folder: String
    /// The repository that the run is for; that of its folder if nil.
    package var repository: String?
    package var prompt: String?
    package var model: String?
    /// The environment of the caller.
    package var caller: Environment
    /// The variables of the caller that the run gets, beside those that every program needs; all if nil.
    package var callerNames: [String]?
    /// What the agent needs in its environment by its kind.
    package var usual: [String: String] = [:]
    /// What was given for this run alone.
    package var given: [String: String] = [:]
    package var takesInput = false
    /// What it reads first, where it takes input.
    package var firstInput: String?
    package var terminal: Terminal?
    /// As the settings have it if nil; zero for none.
    package var timeout: Duration?
    /// As the settings have it if nil; zero for none but those that are asked for.
    package var checkpointInterval: Duration?
    package var resumeFromSeq: Int64?
    /// What the run may spend, where that is said for it alone.
    package var budget = BudgetLimit.none

    package init(_ command: [String], step: StepID, kind: WorkerKind, folder: String, caller: Environment) {
        self.command = command
        self.step = step
        self.kind = kind
        self.folder = folder
        self.caller = caller
    }
}
