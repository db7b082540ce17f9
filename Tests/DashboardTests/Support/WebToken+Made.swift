@testable import Control

extension WebToken {
    static func made(_ text: String) -> WebToken { WebToken(text: text) }
}
