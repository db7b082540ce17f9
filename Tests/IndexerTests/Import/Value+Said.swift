import Store

extension Value {
    /// As text, whatever it is.
    var said: String {
        switch self {
        case .text(let text): text
        case .integer(let number): "\(number)"
        default: "\(self)"
        }
    }
}
