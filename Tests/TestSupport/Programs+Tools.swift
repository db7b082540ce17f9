import Glibc
package import Platform

extension Programs {
    /// A program of the system that the tests cannot do without. Where it is missing a test fails and says so: a test
    /// that quietly does nothing is worse than none.
    package static func tool(_ name: String, environment: Environment = .current()) throws -> String {
        let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
        for folder in folders {
            let path = "\(folder)/\(name)"
            if access(path, X_OK) == 0 { return path }
        }
        throw CommandTesterError.missingTool(name)
    }
}
