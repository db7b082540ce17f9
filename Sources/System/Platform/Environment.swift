import CPlatform

/// The environment values that a program was given. Entry points take them once and hand them down.
package struct Environment: Hashable, Sendable {
    package let values: [String: String]

    package init(_ values: [String: String]) { self.values = values }

    /// Of a name that is there twice the first counts, as it does for getenv.
    package static func current() -> Environment {
        var values: [String: String] = [:]
        var next = roost_environment()
        while let entry = next.pointee {
            let parts = String(cString: entry).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if let name = parts.first, parts.count == 2, values[String(name)] == nil {
                values[String(name)] = String(parts[1])
            }
            next += 1
        }
        return Environment(values)
    }

    package subscript(_ name: String) -> String? { values[name] }

    /// `NAME=value`, sorted by name, as a child process is given them.
    package var entries: [String] { values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" } }
}
