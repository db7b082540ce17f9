package import Domain
package import Platform

/// What a scripted agent does, one step after another: the part of an agent, played from a text.
///
/// A step is a word and what belongs to it. Steps end with a line, or with a semicolon; what follows a `#` at the
/// beginning of a step is a remark. A text with a semicolon, or with space at its ends, stands in quotes, where `\n`,
/// `\t`, `\"`, `\\` and `\x1b` are known.
///
/// ```
/// say TEXT       a line on standard output          err TEXT      a line on standard error
/// bytes HEX      just these bytes                   flood 10MB    so many bytes as fast as they go
/// pause 50ms     silence (us, ms, s)                prompt TEXT   ask, and wait for a line of input
/// ignore TERM    not to be ended by that signal     repeat 3 … end
/// exit 3         end with this code                 signal KILL   end by this signal
/// child … end    go on, and let a process of its own do these steps, which may outlive this one
/// ```
package struct AgentScript: Hashable, Sendable {
    package indirect enum Step: Hashable, Sendable {
        case say(String)
        case err(String)
        case bytes([UInt8])
        case pause(Duration)
        case exit(Int32)
        case signal(Signal)
        case child(AgentScript)
        case flood(ByteCount)
        case prompt(String)
        case ignore(Signal)
        case `repeat`(Int, AgentScript)
    }

    package let steps: [Step]

    package init(_ steps: [Step]) { self.steps = steps }

    package init(parsing text: String) throws(AgentScriptError) {
        var parser = AgentScriptParser(text)
        self = try parser.script()
    }

    /// The script on one line, which reads back as the same steps.
    package var text: String { steps.map(\.text).joined(separator: "; ") }
}
