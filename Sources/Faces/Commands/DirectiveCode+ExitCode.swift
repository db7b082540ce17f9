import Control

extension DirectiveCode {
    /// How a command ends by it.
    var exitCode: ExitCode {
        switch self {
        case .unknownDirective, .badRequest, .ambiguous: .usage
        case .noTarget: .notFound
        case .refused, .busy: .refusedByState
        case .budget: .budgetRefused
        case .inRun, .notPermitted: .notPermitted
        case .timedOut: .timedOut
        case .failed: .failed
        }
    }
}
