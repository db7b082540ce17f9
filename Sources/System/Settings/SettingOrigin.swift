/// Where the value of a setting comes from.
package enum SettingOrigin: Hashable, Sendable, CustomStringConvertible {
    /// Nobody set it.
    case standard
    case file(String, TextPlace)
    case environment(variable: String)
    case flag(String)

    package var description: String {
        switch self {
        case .standard: "default"
        case .file(let path, let place): "\(path):\(place)"
        case .environment(let variable): variable
        case .flag(let name): name
        }
    }
}
