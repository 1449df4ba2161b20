/* SPDX-License-Identifier: GPL-2.0 */
/*
 * exception_types - one row per exception type
 *
 * EXC(name, base) or EXC_OWN(name, base, size, slots...): the includer defines
 * both, which keeps the hierarchy readable in one place.
 */
EXC_OWN(BaseException, OBJECT, sizeof(struct ob_exc),
	.dealloc = exc_dealloc, .traverse = exc_traverse, .clear = exc_clear,
	.repr = exc_repr, .str = ob_exc_str, .new = ob_exc_type_new,
	.init = exc_type_init,
	.dictoffset = offsetof(struct ob_exc, dict), .getset = exc_getset,
	.methods = exc_methods);
EXC(Exception, BaseException);
EXC(KeyboardInterrupt, BaseException);
EXC_OWN(SystemExit, BaseException, 80, .getset = exit_getset);
EXC(GeneratorExit, BaseException);
EXC(ArithmeticError, Exception);
EXC(FloatingPointError, ArithmeticError);
EXC(OverflowError, ArithmeticError);
EXC(ZeroDivisionError, ArithmeticError);
EXC(AssertionError, Exception);
EXC_OWN(AttributeError, Exception, sizeof(struct ob_attribute_error),
	.getset = attribute_getset);
EXC(BufferError, Exception);
EXC(EOFError, Exception);
EXC_OWN(ImportError, Exception, sizeof(struct ob_import_error),
	.str = import_error_str, .getset = import_getset);
EXC(ModuleNotFoundError, ImportError);
EXC(LookupError, Exception);
EXC(IndexError, LookupError);
EXC_OWN(KeyError, LookupError, sizeof(struct ob_exc), .str = key_error_str);
EXC(MemoryError, Exception);
EXC_OWN(NameError, Exception, sizeof(struct ob_name_error),
	.getset = nameerr_getset);
EXC(UnboundLocalError, NameError);
EXC_OWN(OSError, Exception, 112, .str = ob_os_error_str,
	.new = ob_os_error_type_new, .init = ob_os_error_type_init,
	.getset = ob_os_error_getset, .methods = ob_os_error_methods);
EXC(BlockingIOError, OSError);
EXC(ChildProcessError, OSError);
EXC(ConnectionError, OSError);
EXC(BrokenPipeError, ConnectionError);
EXC(ConnectionAbortedError, ConnectionError);
EXC(ConnectionRefusedError, ConnectionError);
EXC(ConnectionResetError, ConnectionError);
EXC(FileExistsError, OSError);
EXC(FileNotFoundError, OSError);
EXC(InterruptedError, OSError);
EXC(IsADirectoryError, OSError);
EXC(NotADirectoryError, OSError);
EXC(PermissionError, OSError);
EXC(ProcessLookupError, OSError);
EXC(TimeoutError, OSError);
EXC(ReferenceError, Exception);
EXC(RuntimeError, Exception);
EXC(NotImplementedError, RuntimeError);
EXC(RecursionError, RuntimeError);
EXC_OWN(StopIteration, Exception, sizeof(struct ob_stop_iteration),
	.getset = stop_getset);
EXC(StopAsyncIteration, Exception);
EXC_OWN(SyntaxError, Exception, sizeof(struct ob_syntax_error),
	.str = syntax_error_str, .getset = syntax_getset);
EXC(IndentationError, SyntaxError);
EXC(TabError, IndentationError);
EXC(SystemError, Exception);
EXC(TypeError, Exception);
EXC(ValueError, Exception);
EXC(UnicodeError, ValueError);
EXC_OWN(UnicodeDecodeError, UnicodeError, 112, .str = ob_unicode_error_str,
	.getset = ob_unicode_error_getset);
EXC_OWN(UnicodeEncodeError, UnicodeError, 112, .str = ob_unicode_error_str,
	.getset = ob_unicode_error_getset);
EXC_OWN(UnicodeTranslateError, UnicodeError, 112,
	.str = ob_unicode_error_str, .getset = ob_translate_error_getset);
EXC(Warning, Exception);
EXC(DeprecationWarning, Warning);
EXC(PendingDeprecationWarning, Warning);
EXC(RuntimeWarning, Warning);
EXC(SyntaxWarning, Warning);
EXC(UserWarning, Warning);
EXC(FutureWarning, Warning);
EXC(ImportWarning, Warning);
EXC(UnicodeWarning, Warning);
EXC(BytesWarning, Warning);
EXC(ResourceWarning, Warning);
EXC(EncodingWarning, Warning);
