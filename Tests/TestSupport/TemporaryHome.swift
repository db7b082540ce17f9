import Domain
import Glibc
import Platform

/// A folder of a test's own, of mode 0700, which goes with its owner. With `KEEP_SCRATCH=1` in the environment it
/// stays, and its path says which test it was.
package final class TemporaryHome: Sendable {
    package let path: String

    package init(for test: String = #function) throws {
        let folder = Environment.current()["TMPDIR"] ?? "/tmp"
        let name = test.prefix { $0.isLetter || $0.isNumber }
        path = "\(folder)/roost-\(name)-\(getpid())-\(String(Randomness.uint64(), radix: 36))"
        try SystemDisk().makeFolders(path)
    }

    deinit {
        if Environment.current()["KEEP_SCRATCH"] != "1" { Self.remove(path) }
    }

    /// Hands a home to a test and removes it when the test is over, also when it throws.
    package static func with<Result>(
        for test: String = #function,
        _ body: (TemporaryHome) throws -> Result
    ) throws -> Result {
        let home = try TemporaryHome(for: test)
        return try withExtendedLifetime(home) { try body(home) }
    }

    /// A path in the home.
    package func path(_ name: String) -> String { "\(path)/\(name)" }

    /// Removes a tree and follows no link out of it.
    private static func remove(_ path: String) {
        Deliberate.ignore(because: "what a test has locked away may stay, a test must not fail by its tidying") {
            () throws(PlatformError) in
            let disk = SystemDisk()
            guard let status = try disk.status(of: path) else { return }
            guard status.kind == .folder else { return try disk.remove(path) }
            for name in try disk.list(path) { remove("\(path)/\(name)") }
            try disk.removeFolder(path)
        }
    }
}
