/// What is wrong at one place of the settings, with what was likely meant.
package enum SettingFault: Error, Hashable, Sendable, CustomStringConvertible {
    case notTOML(TOMLFault.Reason)
    case unknownKey(String, similar: [String])
    case notTable(String, found: String)
    case mismatch(String, SettingMismatch, found: String)
    case onlyForUsers(String)

    /// The word by which a program tells it apart.
    package var code: String {
        switch self {
        case .notTOML(.syntax): "syntax"
        case .notTOML(.notUTF8): "not_utf8"
        case .notTOML(.keyTooDeep): "too_deep"
        case .unknownKey: "unknown_key"
        case .notTable: "wrong_type"
        case .mismatch(_, let mismatch, _): mismatch.kind.rawValue
        case .onlyForUsers: "user_only"
        }
    }

    /// The setting or table that it is about.
    package var key: String? {
        switch self {
        case .notTOML: nil
        case .unknownKey(let key, _), .notTable(let key, _), .mismatch(let key, _, _), .onlyForUsers(let key): key
        }
    }

    package var description: String {
        switch self {
        case .notTOML(.syntax(let text)): text
        case .notTOML(.notUTF8): "this is not UTF-8"
        case .notTOML(.keyTooDeep(let depthMax)): "a name has more than \(depthMax) parts"
        case .unknownKey(let key, _): "there is no setting \(key)"
        case .notTable(let key, let found): "\(key) is a table of settings, not \(found)"
        case .mismatch(let key, let mismatch, let found): "\(key) takes \(mismatch.meant), not \(found)"
        case .onlyForUsers(let key): "a repository may not set \(key)"
        }
    }

    /// What a person can do about it.
    package var hint: String? {
        switch self {
        case .notTOML(.syntax): "the form of the file is TOML: https://toml.io"
        case .notTOML(.notUTF8): "save the file as UTF-8"
        case .notTOML(.keyTooDeep): nil
        case .unknownKey(_, let similar):
            similar.isEmpty
                ? "roost help settings lists them all" : "did you mean \(similar.joined(separator: " or "))?"
        case .notTable(let key, _): "write [\(key)] on a line of its own, and its settings below"
        case .mismatch(_, let mismatch, _): mismatch.hint
        case .onlyForUsers: "set it in the config.toml of your own home"
        }
    }
}
