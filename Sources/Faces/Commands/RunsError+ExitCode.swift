import Runs

extension RunsError {
    /// How a command ends by it; nil where what the system refused decides.
    var exitCode: ExitCode? {
        switch self {
        case .programMissing, .interpreterMissing: .programMissing
        case .programIsFolder, .programNotExecutable, .unnamedInterpreter: .notExecutable
        case .folderMissing, .notFolder, .homeNotFolder: .notFound
        case .homeOfAnother, .homeOpen, .notHome, .keyOpen, .agentLoggedOut: .notPermitted
        case .homeNewer: .refusedByState
        case .badVariable, .reservedVariable, .agent, .agentUnknown, .nothingToRun: .usage
        case .platform, .journal, .homeNotMade, .keyBroken, .tooManyTasks, .tooFewDescriptors, .shimRefused, .shimDied,
            .shimSilent, .shimLost:
            nil
        }
    }

    /// The word by which a program tells it apart.
    var code: String {
        switch self {
        case .programMissing: "program_missing"
        case .interpreterMissing: "interpreter_missing"
        case .programIsFolder, .programNotExecutable, .unnamedInterpreter: "not_executable"
        case .folderMissing, .notFolder: "folder_missing"
        case .homeNotFolder, .homeNotMade: "no_home"
        case .homeOfAnother, .homeOpen, .notHome, .keyOpen: "not_private"
        case .homeNewer: "home_newer"
        case .badVariable, .reservedVariable: "bad_variable"
        case .agent, .nothingToRun: "nothing_to_run"
        case .agentUnknown: "agent_unknown"
        case .agentLoggedOut: "agent_logged_out"
        case .shimRefused, .shimDied, .shimSilent: "not_launched"
        case .shimLost: "launch_unknown"
        case .platform, .journal, .keyBroken, .tooManyTasks, .tooFewDescriptors: "failed"
        }
    }
}
