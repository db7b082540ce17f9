import Platform

/// The programs that this package builds.
package enum Programs {
    /// They stand beside the program that runs, be that one of them or the test runner.
    package static func path(_ name: String) throws -> String {
        try "\(FilePath.folder(of: SystemDisk().readLink("/proc/self/exe")))/\(name)"
    }
}
