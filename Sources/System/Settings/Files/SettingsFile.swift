/// A file that may hold settings, and what became of it.
package struct SettingsFile: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        case missing
        case read
        /// A repository's own file that nobody trusts, or that was changed since.
        case passedOver(Trust)
    }

    package let path: String
    package let authority: SettingAuthority
    package let state: State

    package init(path: String, authority: SettingAuthority, state: State) {
        self.path = path
        self.authority = authority
        self.state = state
    }

    /// Why it was passed over, for whoever wonders; nothing where it was not.
    package var notice: String? {
        switch state {
        case .missing, .read, .passedOver(.trusted): nil
        case .passedOver(.unknown): "\(path) is passed over: this repository is not trusted"
        case .passedOver(.changed): "\(path) is passed over: it was changed since it was trusted"
        }
    }
}
