/// Why a directive is not taken: what is wrong with it, where, and what to do.
package struct DirectiveFault: Error, Hashable, Sendable {
    package let code: DirectiveCode
    package let detail: String
    package let hint: String?

    package init(_ code: DirectiveCode, _ detail: String, hint: String? = nil) {
        self.code = code
        self.detail = detail
        self.hint = hint
    }

    package var answer: DirectiveAnswer { .refused(code, detail, hint: hint) }
}
