import Glibc
import Platform

extension Terminal {
    /// All that was shown on a terminal that this process had as its own. It is given up first: what is written
    /// reaches the other side in pieces and some time later, and only behind the end is there nothing more to come.
    consuming func shownToItsEnd() -> String {
        let nothing = open("/dev/null", O_RDWR)
        for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] { dup2(nothing, number) }
        let ours = keepOurs()
        var text: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(ours.number, &piece, piece.count)
            if count > 0 {
                text += piece.prefix(count)
            } else if count == 0 || errno != EAGAIN && errno != EINTR {
                return String(decoding: text, as: UTF8.self)
            } else {
                var waiting = pollfd(fd: ours.number, events: Int16(POLLIN), revents: 0)
                poll(&waiting, 1, -1)
            }
        }
    }
}
