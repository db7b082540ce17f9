/// Which bracket belongs to which: parentheses, square brackets and braces. One that stands alone belongs to the last
/// token or the first.
struct Brackets: Sendable {
    private var partners: [Int]

    init(_ tokens: [Token]) {
        partners = Array(repeating: max(tokens.count - 1, 0), count: tokens.count)
        var open: [Int] = []
        for (index, token) in tokens.enumerated() where token.kind == .symbol {
            switch token.text {
            case "(", "[", "{": open.append(index)
            case ")", "]", "}":
                partners[index] = open.last ?? 0
                if let opening = open.popLast() { partners[opening] = index }
            default: break
            }
        }
    }

    func closing(of opening: Int) -> Int { partners[opening] }

    func opening(of closing: Int) -> Int { partners[closing] }
}
