import Asking

/// The command of ours that answers a route.
struct RouteCommand: Sendable {
    /// The words of the command.
    let path: [String]
    /// What always follows them.
    var fixed: [String] = []
    /// How it is told how many rows are wanted; nil for one that is not.
    var limit: String?
    /// Values that make one word, with strokes between them.
    var joined: [String] = []
    /// Where it writes more than is answered, the beginning is better than nothing.
    var isGoodInPart = false

    init(
        _ path: String...,
        fixed: [String] = [],
        limit: String? = nil,
        joined: [String] = [],
        isGoodInPart: Bool = false
    ) {
        self.path = path
        self.fixed = fixed
        self.limit = limit
        self.joined = joined
        self.isGoodInPart = isGoodInPart
    }

    /// The command line for these values. Words stand behind `--`, where none of them is taken for an option.
    func words(_ values: RouteValues, _ parameters: [RouteParameter], rowsMax: Int?, as format: String?) -> CommandWords
    {
        var options = fixed
        var words: [String] = []
        var input: [UInt8]?
        if !joined.isEmpty { words.append(joined.compactMap(values.text).joined(separator: "/")) }
        for parameter in parameters {
            for text in values.all(parameter.name) {
                switch parameter.use {
                case .option(let name): options.append(parameter.kind == .flag ? name : "\(name)=\(text)")
                case .word: words.append(text)
                case .input:
                    input = Array(text.utf8)
                    words.append("-")
                case .own: break
                }
            }
        }
        if let limit, let rowsMax { options.append("\(limit)=\(rowsMax)") }
        if let format { options.append("--output=\(format)") }
        return CommandWords(path + options + (words.isEmpty ? [] : ["--"] + words), input: input)
    }
}
