/// How often an argument may stand on the command line.
package enum ArgumentCount: Sendable {
    case one
    case optional
    case oneOrMore
    case any

    package var isRequired: Bool {
        switch self {
        case .one, .oneOrMore: true
        case .optional, .any: false
        }
    }

    package var isRepeatable: Bool {
        switch self {
        case .one, .optional: false
        case .oneOrMore, .any: true
        }
    }
}
