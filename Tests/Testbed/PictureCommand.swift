/// Draws a screen, as `tmux capture-pane -e -p` prints it, as SVG.
enum PictureCommand: TestbedCommand {
    static let name = "picture"
    static let usage = "[--title TEXT] < screen > picture.svg"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let title = try arguments.value(of: "--title") ?? ""
        try arguments.end()
        var lines: [String] = []
        while let line = readLine(strippingNewline: true) { lines.append(line) }
        output.write(TerminalPicture(lines.joined(separator: "\n"), title: title).svg)
        return 0
    }
}
