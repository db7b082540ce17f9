import Glibc
package import Platform

extension Console {
    /// The console of this process.
    package static func standard(_ environment: Environment) -> Console {
        let disk = SystemDisk()
        return Console(
            output: traits(of: STDOUT_FILENO, environment),
            errors: traits(of: STDERR_FILENO, environment),
            outputSink: StandardSink(STDOUT_FILENO, disk: disk),
            errorSink: StandardSink(STDERR_FILENO, disk: disk)
        )
    }

    private static func traits(of number: Int32, _ environment: Environment) -> ChannelTraits {
        guard isatty(number) == 1 else { return ChannelTraits.plain.colored(.auto, environment) }
        var size = winsize()
        // A serial line knows no size and says 0.
        let isTold = ioctl(number, UInt(TIOCGWINSZ), &size) == 0
        let isKnown = isTold && size.ws_col > 0
        let columns = isKnown ? Int(size.ws_col) : environment["COLUMNS"].flatMap { Int($0) }
        return ChannelTraits(
            isTerminal: true,
            isColored: false,
            columns: max(1, columns ?? ChannelTraits.columnsDefault),
            rows: isTold ? Int(size.ws_row) : 0
        ).colored(.auto, environment)
    }
}
