import Glibc

/// Asks the person at the terminal.
package enum Question {
    private static let answerBytesMax = 1_024

    /// Whether somebody is there to answer.
    package static func canBeAsked(on console: Console) -> Bool {
        console.errors.isTerminal && isatty(STDIN_FILENO) == 1
    }

    /// Only a plain yes is one. The end of the input is none.
    package static func isAffirmed(_ text: String, on console: Console) throws(CommandError) -> Bool {
        try console.prompt(text + " [y/N]")
        let answer = line().lowercased()
        return answer == "y" || answer == "yes"
    }

    /// Read to the end of the line and no further: what follows is for whoever reads next.
    private static func line() -> String {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while bytes.count < answerBytesMax {
            let count = read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1, byte != UInt8(ascii: "\n") else { break }
            bytes.append(byte)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return String(text.filter { !$0.isWhitespace })
    }
}
