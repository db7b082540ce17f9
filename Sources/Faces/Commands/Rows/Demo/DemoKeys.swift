import Glibc
import Platform

/// The keys of the person at the terminal, one by one and not shown, for as long as the demo goes on.
final class DemoKeys {
    private let loop: EventLoop
    private var before: termios?

    /// Nobody can press any where standard input is no terminal, or another program's.
    init(on loop: EventLoop, isWanted: Bool, _ hear: @escaping (Character) -> Void) throws(PlatformError) {
        self.loop = loop
        var terminal = termios()
        guard isWanted, isatty(STDIN_FILENO) == 1, tcgetpgrp(STDIN_FILENO) == getpgrp(),
            tcgetattr(STDIN_FILENO, &terminal) == 0
        else { return }
        let before = terminal
        terminal.c_lflag &= ~tcflag_t(ICANON | ECHO)
        guard tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal) == 0 else { return }
        self.before = before
        try loop.watch(STDIN_FILENO) { [unowned self] _ in
            var byte: UInt8 = 0
            guard read(STDIN_FILENO, &byte, 1) == 1 else { return close() }
            hear(Character(UnicodeScalar(byte)))
        }
    }

    var areHeard: Bool { before != nil }

    /// Gives the terminal back as it was.
    func close() {
        guard var before else { return }
        self.before = nil
        loop.forget(STDIN_FILENO)
        tcsetattr(STDIN_FILENO, TCSADRAIN, &before)
    }
}
