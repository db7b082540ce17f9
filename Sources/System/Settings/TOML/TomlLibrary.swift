import CToml

/// What reads files of settings.
package enum TomlLibrary {
    /// Of the library that reads settings, which is part of the program.
    package static var version: String { String(cString: roost_toml_version()) }
}
