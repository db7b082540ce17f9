import CPlatform

/// How this program was built, and what it found on the machine.
package enum ProgramBuild {
    /// The commit; "unknown" where whoever built it did not say.
    package static var commit: String { String(cString: roost_build_commit()) }

    package static var configuration: String {
        #if DEBUG
            "debug"
        #else
            "release"
        #endif
    }

    /// Of the compiler. Swift tells it only by comparison.
    package static var swiftVersion: String {
        #if compiler(>=6.4)
            "6.4 or newer"
        #elseif compiler(>=6.3)
            "6.3"
        #else
            "6.2"
        #endif
    }

    /// Of the C library that is there.
    package static var glibcVersion: String { String(cString: roost_libc_version()) }
}
