package import Platform

/// What can go wrong with settings and trust.
package enum SettingsError: Error, Equatable, CustomStringConvertible {
    /// All that is wrong, in the order in which it stands in the files.
    case invalid([SettingProblem])
    case disk(PlatformError)
    case notFile(String)
    case notOurs(String, owner: UInt32)
    case writableByOthers(String, mode: UInt32)
    case trustDamaged(String, reason: String)
    /// Another process changes the file.
    case locked(String)
    /// No place in the file was found for a setting that leaves all else as it is.
    case unplaceable(String, String)

    package var description: String {
        switch self {
        case .invalid(let problems):
            problems.count == 1 ? problems[0].description : "\(problems.count) settings are wrong"
        case .disk(let error): error.description
        case .notFile(let path): "\(path) is not a file"
        case .notOurs(let path, let owner): "\(path) belongs to another user (\(owner))"
        case .writableByOthers(let path, let mode):
            "\(path) can be changed by other users (mode \(String(mode, radix: 8)))"
        case .trustDamaged(let path, let reason): "\(path) does not say what is trusted: \(reason)"
        case .locked(let path): "another process changes \(path)"
        case .unplaceable(let path, let name): "\(name) cannot be changed in \(path) without touching what else it says"
        }
    }

    package var hint: String? {
        switch self {
        case .invalid(let problems): problems.count == 1 ? problems[0].fault.hint : nil
        case .disk(let error): error.hint
        case .notFile: "move away what stands in its place"
        case .notOurs(let path, _): "settings name programs that are started: look at \(path), then make it your own"
        case .writableByOthers(let path, _): "look at what it says, then: chmod go-w \(path)"
        case .trustDamaged(let path, _): "move \(path) away, then trust each repository again with roost trust"
        case .locked: "try again when it has ended"
        case .unplaceable(let path, _): "change it with an editor, then: roost config validate \(path)"
        }
    }
}
