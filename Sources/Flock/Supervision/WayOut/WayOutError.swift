import Domain

/// Why work did not leave the machine. It is where it was.
package enum WayOutError: Error, Hashable, Sendable {
    case noRemote(String, repository: String)
    /// The text is what git said, without the URL.
    case notPushed(remote: String, said: String)
    case noProgram
    /// Nobody can tell from its URL which repository on GitHub a remote is.
    case unknownRepository(remote: String)
    case notOpened(said: String)
}

extension WayOutError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noRemote(let name, let repository): "\(repository) has no remote \(name)"
        case .notPushed(let remote, let said): "it was not pushed to \(remote): \(said)"
        case .noProgram: "no pull request can be opened: gh is not installed, or not along PATH"
        case .unknownRepository(let remote):
            "the remote \(remote) is no repository that a pull request can be opened in"
        case .notOpened(let said): "no pull request was opened: \(said)"
        }
    }

    package var hint: String? {
        switch self {
        case .noRemote: "add it with git remote add, or set way_out.push"
        case .notPushed: "look whether you can push there: git push"
        case .noProgram: "install gh, or set way_out.pull_request to none"
        case .unknownRepository: "set way_out.push to a remote on GitHub"
        case .notOpened: "look whether you are logged in: gh auth status"
        }
    }

    /// Whether it may go better by itself: the other side was away.
    package var isPassing: Bool {
        switch self {
        case .notPushed, .notOpened: true
        case .noRemote, .noProgram, .unknownRepository: false
        }
    }
}
