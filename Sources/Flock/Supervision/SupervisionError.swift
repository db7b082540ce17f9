package import Control
package import Git
package import Journal
package import Platform
package import Runs

/// Why the daemon did not do what was asked, or what it decided.
package enum SupervisionError: Error, Equatable, CustomStringConvertible {
    case platform(PlatformError)
    case journal(JournalError)
    case control(ControlError)
    case git(GitError)
    case runs(RunsError)

    package var description: String {
        switch self {
        case .platform(let error): error.description
        case .journal(let error): error.description
        case .control(let error): error.description
        case .git(let error): error.description
        case .runs(let error): error.description
        }
    }

    /// What a person can do about it.
    package var hint: String? {
        switch self {
        case .platform(let error): error.hint
        case .journal(let error): error.hint
        case .control(let error): error.hint
        case .git(let error): error.hint
        case .runs(let error): error.hint
        }
    }
}
