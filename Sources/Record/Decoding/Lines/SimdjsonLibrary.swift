import CSimdjson

/// What reads lines of agents.
package enum SimdjsonLibrary {
    /// Of the library that reads lines of agents, as it was when this was built.
    package static var version: String { String(cString: roost_json_version()) }
}
