/// What can go wrong in `Settings`.
package enum SettingsError: Error, Hashable, Sendable {
    case failed(String)
}
