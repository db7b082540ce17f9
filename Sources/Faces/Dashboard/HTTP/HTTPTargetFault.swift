/// Why a target is not looked up. What is odd is refused and never mended: two that mend differently see two targets.
package enum HTTPTargetFault: Error, Hashable, Sendable {
    /// It does not begin with a slash.
    case notAbsolute
    case tooLong(bytesMax: Int)
    case tooManySegments(max: Int)
    case tooManyParameters(max: Int)
    case badEscape
    case notUTF8
    /// A control character, a backslash, or an escaped slash.
    case forbiddenSign
    /// Two slashes in a row.
    case emptySegment
    /// `.` or `..`
    case dotSegment

    package var status: HTTPStatus {
        switch self {
        case .tooLong: .uriTooLong
        case .notAbsolute, .tooManySegments, .tooManyParameters, .badEscape, .notUTF8, .forbiddenSign, .emptySegment,
            .dotSegment:
            .badRequest
        }
    }
}

extension HTTPTargetFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notAbsolute: "the address does not begin with a slash"
        case .tooLong(let bytesMax): "the address is longer than \(bytesMax) bytes"
        case .tooManySegments(let max): "the address has more than \(max) parts"
        case .tooManyParameters(let max): "the address has more than \(max) parameters"
        case .badEscape: "the address has a percent sign without two digits behind it"
        case .notUTF8: "the address is not in UTF-8"
        case .forbiddenSign: "the address has a sign in it that may not be there"
        case .emptySegment: "the address has two slashes in a row"
        case .dotSegment: "the address has a part that is only dots"
        }
    }
}
