import Glibc

/// Asks the person at the terminal.
package enum Question {
    private static let answerBytesMax = 1_024

    /// Whether somebody is there to answer.
    package static func canBeAsked(on console: Console) -> Bool {
        console.errors.isTerminal && inputIsTerminal
    }

    package static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    /// What was typed, without the space around it.
    package static func answer(to text: String, on console: Console) throws(CommandError) -> String {
        try console.prompt(text)
        return String(decoding: line(), as: UTF8.self).filter { !$0.isWhitespace }
    }

    /// What was typed as it was, which the terminal does not show.
    package static func secret(_ text: String, on console: Console) throws(CommandError) -> [UInt8] {
        try console.prompt(text)
        var shown = termios()
        guard tcgetattr(STDIN_FILENO, &shown) == 0 else {
            throw .failed("the terminal does not say whether it shows what is typed", hint: "use --from-file or --env")
        }
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        guard tcsetattr(STDIN_FILENO, TCSADRAIN, &hidden) == 0 else {
            throw .failed("the terminal goes on showing what is typed", hint: "use --from-file or --env")
        }
        let bytes = line()
        tcsetattr(STDIN_FILENO, TCSADRAIN, &shown)
        try console.say("")
        return bytes
    }

    /// Only a plain yes is one. The end of the input is none.
    package static func isAffirmed(_ text: String, on console: Console) throws(CommandError) -> Bool {
        let answer = try answer(to: text + " [y/N]", on: console).lowercased()
        return answer == "y" || answer == "yes"
    }

    /// Whether the person types the name of what is to be done something severe to.
    package static func isNamed(_ name: String, _ text: String, on console: Console) throws(CommandError) -> Bool {
        try answer(to: "\(text) To do so type \(name):", on: console) == name
    }

    /// Read to the end of the line and no further: what follows is for whoever reads next.
    private static func line() -> [UInt8] {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while bytes.count < answerBytesMax {
            let count = read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1, byte != UInt8(ascii: "\n") else { break }
            bytes.append(byte)
        }
        return bytes
    }
}
