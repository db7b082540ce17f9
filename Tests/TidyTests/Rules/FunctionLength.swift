/// A function fits on a screen. What is nested in it is measured for itself, and closures count to it.
struct FunctionLength: SwiftRule {
    static let linesMax = 70

    let name = "function-length"
    let advice = "Give the steps names and make them functions."
    let samples: [Sample] = [
        """
        func long() { ◀
        \(String(repeating: "    step()\n", count: Self.linesMax - 1))}
        """,
        """
        func outer() {
            func inner() {
        \(String(repeating: "        step()\n", count: Self.linesMax - 2))    }
        \(String(repeating: "    step { $0 }\n", count: Self.linesMax - 2))}
        """,
        """
        struct Long {
            var value: Int { ◀
        \(String(repeating: "        step()\n", count: Self.linesMax - 1))    }
            init<T>(_ value: T) throws(Failure) ◀
            where T: Sendable {
        \(String(repeating: "        step()\n", count: Self.linesMax - 1))    }
        }
        """,
    ]

    func findings(in file: SwiftFile) -> [Finding] {
        var lengths = file.declarations.map { $0.lastLine - $0.line + 1 }
        for declaration in file.declarations {
            guard let parent = declaration.parent else { continue }
            lengths[parent] -= declaration.lastLine - declaration.line + 1
        }
        return zip(file.declarations, lengths).filter { $0.hasCode && $1 > Self.linesMax }.map { declaration, length in
            Finding(
                path: file.path,
                line: declaration.line,
                found: "\(declaration.name) has \(length) lines, and \(Self.linesMax) are allowed"
            )
        }
    }
}
