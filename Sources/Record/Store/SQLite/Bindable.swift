package import Domain

/// What can stand in the place of a `?` in a statement.
package protocol Bindable {
    func bind(to statement: Statement, at index: Int32) throws(StoreError)
}

extension Int64: Bindable {
    package func bind(to statement: Statement, at index: Int32) throws(StoreError) {
        try statement.bind(self, at: index)
    }
}

extension Int: Bindable {
    package func bind(to statement: Statement, at index: Int32) throws(StoreError) {
        try statement.bind(Int64(self), at: index)
    }
}

extension Bool: Bindable {
    package func bind(to statement: Statement, at index: Int32) throws(StoreError) {
        try statement.bind(self ? 1 : 0 as Int64, at: index)
    }
}

extension Double: Bindable {
    package func bind(to statement: Statement, at index: Int32) throws(StoreError) {
        try statement.bind(self, at: index)
    }
}

extension String: Bindable {
    package func bind(to statement: Statement, at index: Int32) throws(StoreError) {
        try statement.bind(self, at: index)
    }
}

extension Optional: Bindable where Wrapped: Bindable {
    package func bind(to statement: Statement, at index: Int32) throws(StoreError) {
        guard let value = self else { return try statement.bindNull(at: index) }
        try value.bind(to: statement, at: index)
    }
}

extension WallTime: Bindable {
    /// As text, which sorts as the times do and which SQLite's own date functions read.
    package func bind(to statement: Statement, at index: Int32) throws(StoreError) {
        try statement.bind(iso, at: index)
    }
}

extension Money: Bindable {
    package func bind(to statement: Statement, at index: Int32) throws(StoreError) {
        try statement.bind(nanodollars, at: index)
    }
}

extension Value: Bindable {
    package func bind(to statement: Statement, at index: Int32) throws(StoreError) {
        switch self {
        case .null: try statement.bindNull(at: index)
        case .integer(let number): try statement.bind(number, at: index)
        case .real(let number): try statement.bind(number, at: index)
        case .text(let text): try statement.bind(text, at: index)
        case .blob(let bytes): try statement.bind(bytes, at: index)
        }
    }
}
