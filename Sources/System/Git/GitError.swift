package import Platform

/// Why a call of git did not do what it was made for.
package enum GitError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no git along `PATH`.
    case missing
    case tooOld(found: GitVersion, needed: GitVersion)
    case noFolder(String)
    case notRepository(String)
    /// A repository without files of its own, or a folder of git itself.
    case noWorktree(String)
    /// The settings of the repository say that its files are elsewhere than they were looked for.
    case worktreeElsewhere(folder: String, leadsTo: String)
    /// A setting of the repository that could name a program and cannot be overruled.
    case unsafeSetting(String)
    case failed(_ command: String, status: ExitStatus, said: String)
    /// It answered in another form than its documentation gives.
    case unreadable(_ command: String)
    case platform(PlatformError)

    package var description: String {
        switch self {
        case .missing: "git is not installed, or not along PATH"
        case .tooOld(let found, let needed): "git \(found) is too old, \(needed) is needed"
        case .noFolder(let path): "there is no folder \(path)"
        case .notRepository(let path): "\(path) is not in a git repository"
        case .noWorktree(let path): "\(path) belongs to a git repository, but not to its files"
        case .worktreeElsewhere(let folder, let other):
            "the repository of \(folder) says by core.worktree that its files are in \(other)"
        case .unsafeSetting(let key): "the setting \(key) of the repository cannot be overruled"
        case .failed(let command, let status, let said):
            PlatformError.rejected("git \(command)", status: status, said: said).description
        case .unreadable(let command): "git \(command) answered in a form that is not known"
        case .platform(let error): error.description
        }
    }

    package var hint: String? {
        switch self {
        case .missing, .tooOld: "install git \(GitVersion.needed) or newer"
        case .notRepository: "git init makes one"
        case .noWorktree: "name the folder that holds the files"
        case .worktreeElsewhere: "git config --unset core.worktree, if that is not meant"
        case .unsafeSetting(let key): "remove it: git config --unset-all '\(key)'"
        case .platform(let error): error.hint
        case .noFolder, .failed, .unreadable: nil
        }
    }
}
