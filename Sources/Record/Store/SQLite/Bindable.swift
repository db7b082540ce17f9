package import Domain

/// What can stand in the place of a `?` in a statement.
package protocol Bindable {
    func bind(to bindings: inout Bindings)
}

extension Int64: Bindable {
    package func bind(to bindings: inout Bindings) { bindings.add(self) }
}

extension Int: Bindable {
    package func bind(to bindings: inout Bindings) { bindings.add(Int64(self)) }
}

extension Bool: Bindable {
    package func bind(to bindings: inout Bindings) { bindings.add(self) }
}

extension Double: Bindable {
    package func bind(to bindings: inout Bindings) { bindings.add(self) }
}

extension String: Bindable {
    package func bind(to bindings: inout Bindings) { bindings.add(self) }
}

extension Optional: Bindable where Wrapped: Bindable {
    package func bind(to bindings: inout Bindings) {
        guard let value = self else { return bindings.addNull() }
        value.bind(to: &bindings)
    }
}

extension WallTime: Bindable {
    package func bind(to bindings: inout Bindings) { bindings.add(self) }
}

extension Money: Bindable {
    package func bind(to bindings: inout Bindings) { bindings.add(self) }
}

extension Value: Bindable {
    package func bind(to bindings: inout Bindings) {
        switch self {
        case .null: bindings.addNull()
        case .integer(let number): bindings.add(number)
        case .real(let number): bindings.add(number)
        case .text(let text): bindings.add(text)
        case .blob(let bytes): bindings.add(bytes)
        }
    }
}
