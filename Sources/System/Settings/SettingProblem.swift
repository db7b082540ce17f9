/// Something wrong in the settings, and where.
package struct SettingProblem: Hashable, Sendable, CustomStringConvertible {
    package let origin: SettingOrigin
    package let fault: SettingFault

    /// `config.toml:3:11: run.timeout takes …`.
    package var description: String { "\(origin): \(fault)" }
}
