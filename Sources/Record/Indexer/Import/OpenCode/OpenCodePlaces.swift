/// How opencode names what it keeps.
enum OpenCodePlaces {
    /// `opencode.db`, and one for each further channel that it was installed from.
    static func isDatabaseName(_ name: String) -> Bool {
        name == "opencode.db" || (name.hasPrefix("opencode-") && name.hasSuffix(".db"))
    }

    /// A folder of JSON files, by what is in it.
    static func isStorage(_ names: [String]) -> Bool { names.contains("session") && names.contains("message") }
}
