/// The command line by which a call is answered.
struct MCPCommandLine: Hashable, Sendable {
    let path: [String]
    var options: [String] = []
    private(set) var words: [String]
    /// What it reads on standard input.
    private(set) var input: String?
    let window: MCPWindow

    init(path: [String], words: [String] = [], window: MCPWindow) {
        self.path = path
        self.words = words
        self.window = window
    }

    mutating func add(_ values: [String], of parameter: MCPParameter) {
        let isFlag = parameter.kind == .flag
        for value in values {
            switch parameter.place {
            case .option(let name): options.append(isFlag ? name : "\(name)=\(value)")
            case .word(let word): words.append(isFlag ? word : value)
            case .input:
                input = value
                words.append("-")
            }
        }
    }

    /// Words stand behind `--`, where none of them is taken for an option: a text of a model must not become
    /// `--unredacted`.
    var arguments: [String] { path + options + ["--output=jsonl"] + (words.isEmpty ? [] : ["--"] + words) }
}
