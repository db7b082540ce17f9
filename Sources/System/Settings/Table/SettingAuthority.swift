/// Who may set a setting.
package enum SettingAuthority: String, Sendable, CaseIterable {
    /// Only who runs roost: it names a program, a folder, or what is kept.
    case user
    /// A repository's own file too, once it is trusted.
    case repository

    package var meaning: String {
        switch self {
        case .user: "you alone"
        case .repository: "you, and a repository that you trust"
        }
    }
}
