import Platform

/// The programs that this package builds, and those that a test makes.
package enum Programs {
    /// They stand beside the program that runs, be that one of them or the test runner.
    package static func path(_ name: String) throws -> String {
        try "\(FilePath.folder(of: SystemDisk().readLink("/proc/self/exe")))/\(name)"
    }

    /// Makes a program of a text. Another process writes it: what this one has open for writing, a child of another
    /// thread may hold for a moment, and then it cannot be run (ETXTBSY).
    package static func make(_ path: String, _ text: String, mode: String = "700") throws {
        var writing = ProgramCall("/bin/sh", ["-c", "cat > \"$0\" && chmod \(mode) \"$0\"", path])
        writing.input = Array(text.utf8)
        _ = try writing.run()
    }
}
