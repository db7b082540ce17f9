import Agents
import Domain
import Git
import Journal
import Platform
import Runs

/// Why a run that was ordered was not started.
struct StartTrouble: Error, Hashable {
    let failure: StartFailure
    let why: String

    init(_ failure: StartFailure, _ why: String) {
        self.failure = failure
        self.why = why
    }

    init(_ error: SupervisionError) {
        failure = Self.failure(error)
        why = Self.text("\(error)", error.hint)
    }

    init(_ error: RunsError) {
        failure = Self.failure(error)
        why = Self.text("\(error)", error.hint)
    }

    /// What a person has to mend is told apart from what passes by itself.
    private static func failure(_ error: SupervisionError) -> StartFailure {
        switch error {
        case .runs(let error): return failure(error)
        case .platform(let error), .git(.platform(let error)), .journal(.disk(let error)): return failure(error)
        case .roomMissing, .repositoryBusy: return .resources
        case .git, .baseMissing, .noFreeName, .otherRepository, .tooManyFiles, .unreadableName, .settings:
            return .preflight
        default: return .spawn
        }
    }

    private static func failure(_ error: RunsError) -> StartFailure {
        switch error {
        case .platform(let error), .journal(.disk(let error)): return failure(error)
        case .tooFewDescriptors: return .resources
        case .journal, .shimRefused, .shimDied, .shimSilent, .homeNotMade, .tooManyTasks: return .spawn
        default: return .preflight
        }
    }

    private static func failure(_ error: PlatformError) -> StartFailure {
        switch error.errno {
        case .noSpace, .quota, .tooManyOpenFiles, .tooManyOpenFilesInSystem, .again: .resources
        default: .spawn
        }
    }

    private static func text(_ text: String, _ hint: String?) -> String { hint.map { "\(text) (\($0))" } ?? text }
}
