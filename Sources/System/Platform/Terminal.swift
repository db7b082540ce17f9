import Glibc

/// A terminal that a program of ours gets as its own: the program has the one side, and we read what it shows from the
/// other.
package struct Terminal: ~Copyable, Sendable {
    /// Our side. What is written to it is typed.
    package let ours: FileDescriptor
    package let programs: FileDescriptor

    package init(rows: Int, columns: Int) throws(PlatformError) {
        var ends: (Int32, Int32) = (-1, -1)
        var size = winsize(
            ws_row: UInt16(clamping: rows),
            ws_col: UInt16(clamping: columns),
            ws_xpixel: 0,
            ws_ypixel: 0
        )
        guard openpty(&ends.0, &ends.1, nil, nil, &size) == 0 else { throw .last("open", "a terminal") }
        let ours = FileDescriptor(owning: ends.0)
        let programs = FileDescriptor(owning: ends.1)
        for end in [ours.number, programs.number] {
            guard fcntl(end, F_SETFD, FD_CLOEXEC) == 0 else { throw .last("set up", "a terminal") }
        }
        guard fcntl(ours.number, F_SETFL, O_NONBLOCK) == 0 else { throw .last("set up", "a terminal") }
        self.ours = ours
        self.programs = programs
    }

    /// Gives up the terminal for our side of it; the program's closes here.
    package consuming func keepOurs() -> FileDescriptor { ours }
}
